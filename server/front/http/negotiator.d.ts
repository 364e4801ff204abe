/** The part of it that is used here; the published types lack the order of preference. */
declare module "negotiator" {
  export default class Negotiator {
    constructor(request: { headers: Record<string, string | undefined> });
    /** @returns of those that are offered, or of all that are named, the accepted ones, the best first */
    languages(offered?: readonly string[]): string[];
    /** @param options `preferred`: which comes first where a client likes them equally */
    encodings(offered: readonly string[], options: { preferred: readonly string[] }): string[];
  }
}
