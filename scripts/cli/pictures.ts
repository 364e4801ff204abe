import { type Command, command } from "./command";

const repair = command({
  name: "pictures repair",
  summary: "Mends pictures that came in wrongly: what a camera wrote, sizes, missing files",
  args: [],
  options: {},
  notes: [
    "A start does it once by itself, in the background. The site can run meanwhile. Pictures",
    "whose file is missing or broken are named; the exit code is 1 then.",
  ],
  run: async () => {
    const { pictureRepair } = await import("@/features/editorial/pictures/picture-tasks");
    const { doAll } = await import("@/lib/upkeep/upkeep");
    const { done, changed, faults } = await doAll(pictureRepair());
    return {
      json: { pictures: done, mended: changed, faults },
      lines: [`${done} pictures were looked at, ${changed} were mended.`, ...faults],
      failed: faults.length > 0,
    };
  },
});

export const pictureCommands: Command[] = [repair];
