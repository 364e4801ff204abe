/** The WebSub hub that readers of feeds are sent to (w3.org/TR/websub); none unless configured. */
export function webSubHub(): string | undefined {
  return process.env.WEBSUB_HUB?.trim() || undefined;
}
