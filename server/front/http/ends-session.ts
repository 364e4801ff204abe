/**
 * Whether an answer takes the session's cookie back: somebody has signed out.
 *
 * @param given its `Set-Cookie`
 */
export function endsSession(given: number | string | readonly string[] | undefined): boolean {
  return [given]
    .flat()
    .some(
      (each) =>
        /^(?:__Host-)?newsroom\.session_token=;/.test(String(each)) &&
        /;\s*max-age=0(?:;|$)/i.test(String(each)),
    );
}
