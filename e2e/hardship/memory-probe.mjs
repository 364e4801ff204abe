// Loaded into a site's process by a test: says what it holds when nothing is
// left that could be thrown away. What the system has lent it says little.
process.on("message", (message) => {
  if (message !== "memory?") return;
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ type: "memory", bytes: heapUsed + external });
});
