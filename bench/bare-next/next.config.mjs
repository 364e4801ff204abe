import path from "node:path";

/** Next as it comes; only told where the repository's packages are. */
export default { turbopack: { root: path.resolve(import.meta.dirname, "../..") } };
