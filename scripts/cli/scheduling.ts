import { type Command, command } from "./command";
import { columns, documentArgument, languagesOption, localesOf } from "./shared";

const schedules = () => import("@/features/editorial/schedules/schedule");

export const schedulingCommands: Command[] = [
  command({
    name: "schedule",
    summary: "Schedules languages to become public together",
    args: documentArgument,
    options: {
      language: languagesOption,
      at: { kind: "text", value: "TIME", help: "local time, 2027-01-05T09:00", required: true },
      zone: {
        kind: "text",
        value: "ZONE",
        help: "whose local time, Asia/Shanghai",
        required: true,
      },
      offset: {
        kind: "text",
        value: "OFFSET",
        help: "+01:00: which of the two, when clocks go back and the time occurs twice",
      },
      note: { kind: "text", value: "TEXT", help: "a public note of what has changed" },
    },
    run: async ({ actor }, [documentId = ""], { language, at, zone, offset, note }) => {
      const { schedule } = await schedules();
      const texts = localesOf(language).map((locale) => ({
        locale,
        ...(note ? { changeNote: note } : {}),
      }));
      const time = { localTime: at, zone, ...(offset ? { offset } : {}) };
      const { scheduleId, dueAt } = await schedule(actor, { documentId, texts, ...time });
      return {
        json: { id: documentId, scheduleId, dueAt },
        lines: [`Scheduled for ${at} in ${zone}, which is ${dueAt.toISOString()}.`],
      };
    },
  }),
  command({
    name: "unschedule",
    summary: "Cancels a schedule",
    args: documentArgument,
    options: { language: languagesOption },
    run: async ({ actor }, [documentId = ""], { language }) => {
      const { unschedule } = await schedules();
      const locales = localesOf(language);
      await unschedule(actor, { documentId, locales });
      return { json: { id: documentId, locales }, lines: [`Unscheduled: ${locales.join(", ")}.`] };
    },
  }),
  command({
    name: "schedules",
    summary: "Lists scheduled publications, the next one first",
    args: [],
    options: {},
    readsOnly: true,
    run: async () => {
      const { pendingSchedules } = await import("@/features/editorial/data");
      const found = (await pendingSchedules()).map(({ texts, ...each }) => ({
        ...each,
        locales: texts.map(({ translation }) => translation.locale),
      }));
      const rows = found.map((each) => [
        each.dueAt.toISOString(),
        `${each.localTime} ${each.zone}`,
        each.locales.join(" "),
        each.documentId,
        each.lastError ?? "",
      ]);
      return { json: found, lines: rows.length > 0 ? columns(rows) : ["Nothing is scheduled."] };
    },
  }),
];
