// `npm run validate`: the quick part of `npm test`, for while one works.

import { quick, runSteps } from "./checks/steps.mjs";

process.exitCode = (await runSteps(quick)) ? 0 : 1;
