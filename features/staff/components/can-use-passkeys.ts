/** Passkeys belong to a name: a site that is reached by a number has none. */
export function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential !== "undefined" && !/^[\d.]+$|:/.test(window.location.hostname);
}

/** For `useSyncExternalStore`: it does not change. */
export const never = () => () => {};
