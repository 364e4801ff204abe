import { isGrave } from "@/features/administration/neighbours/compare";
import { meetNeighbours } from "@/features/administration/neighbours/meet";
import { sentenceOf } from "@/features/administration/neighbours/sentences";
import { poolFor } from "@/lib/db/client";
import { disconnectAll } from "@/lib/db/disconnect";
import { graveDifference } from "./meeting";

/** Run by the supervisor where other machines of the site are at work: a line for each difference, `graveDifference` where one is grave; 1 (an error) is not an answer. */
const found = await meetNeighbours(poolFor("DATABASE_URL")).finally(disconnectAll);
for (const each of found) console.log(`    ${isGrave(each) ? "" : "Note: "}${sentenceOf(each)}`);
process.exitCode = found.some(isGrave) ? graveDifference : 0;
