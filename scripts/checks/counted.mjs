/**
 * What a step found. One that ended badly has failed, whatever its report says or lacks; so has one that was
 * asked for some of its tests and had none of them: a name was mistyped.
 *
 * @param {{ passed: number, failed: number, flaky?: string[] } | undefined} found by its report; none where a step is one test
 * @param {number} code it ended with
 * @param {string[]} asked arguments that choose among its tests
 */
export function counted(found, code, asked) {
  if (!found) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const none = asked.length > 0 && found.passed === 0;
  return (code !== 0 || none) && found.failed === 0 ? { ...found, failed: 1 } : found;
}
