import { readFileSync } from "node:fs";
import { takeUpload } from "@/features/editorial/pictures/take-upload";
import { begin, idOf, sendOn } from "@/features/media/testing/send-file";
import { answerUpload } from "@/features/media/uploads/tus-server";

/** Run as a program of its own with a file's name: sends it, as a browser does, and has it taken in. */
const bytes = readFileSync(process.argv[2] ?? "");
const answer = (request: Request) => answerUpload(request, "me");
const address = await begin(answer, bytes.length, "a.jpg");
await sendOn(answer, address, bytes, 1_000);
await sendOn(answer, address, bytes);
await takeUpload("me", idOf(address));
process.exit(0);
