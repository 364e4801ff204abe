// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CalendarItem } from "@/features/calendar/week/item";
import en from "@/messages/en.json";
import { CalendarBoard } from "./calendar-board";

const { moveItem } = vi.hoisted(() => ({ moveItem: vi.fn() }));
vi.mock("@/features/calendar/actions", () => ({ moveItem }));

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const days = ["2026-11-30", "2026-12-01", "2026-12-02"].map((day, index) => ({
  day,
  name: ["Monday", "Tuesday", "Wednesday"][index] ?? "",
  isToday: index === 0,
  isPast: false,
}));
const item: CalendarItem = {
  key: "schedule-1-en",
  kind: "scheduled",
  documentId: "1",
  languages: ["en"],
  day: "2026-12-01",
  time: "09:00",
  title: "The bridge",
  titleLocale: "en",
  move: { kind: "schedule", id: "s1", time: "09:00:00" },
};

let root: Root;
beforeEach(async () => {
  moveItem.mockReset();
  document.body.innerHTML = '<div id="here"></div>';
  root = createRoot(document.getElementById("here") as HTMLElement);
  await show([item]);
});
afterEach(() => act(async () => root.unmount()));

const show = (items: CalendarItem[]) =>
  act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={en} timeZone="Asia/Shanghai">
        <CalendarBoard desk="en" days={days} items={items} />
      </NextIntlClientProvider>,
    ),
  );
const said = () => document.querySelector(".calendar-said")?.textContent;
const button = () => document.querySelector<HTMLButtonElement>(".calendar-move");
const press = (key: string) =>
  act(async () => {
    const fits = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    // What the browser would do with a key that nobody takes: a button is pressed.
    if (button()?.dispatchEvent(fits) && (key === "Enter" || key === " ")) button()?.click();
  });

test("keys look at another day, say so, and move there; the hour stays", async () => {
  moveItem.mockResolvedValue({ ok: true });
  button()?.focus();
  await press("ArrowRight");
  expect(said()).toContain("The bridge: Wednesday.");
  expect(document.querySelector(".is-over h2")?.textContent).toBe("Wednesday");
  expect(moveItem).not.toHaveBeenCalled();
  await press("Enter");
  expect(moveItem).toHaveBeenCalledExactlyOnceWith({
    kind: "schedule",
    id: "s1",
    day: "2026-12-02",
    time: "09:00:00",
  });
  expect(said()).toBe("The bridge was moved to Wednesday.");
  // The server's answer has it on its day, and the focus goes with it.
  (document.activeElement as HTMLElement).blur();
  await show([
    { ...item, day: "2026-12-02", move: { kind: "schedule", id: "s2", time: "09:00:00" } },
  ]);
  expect(document.activeElement).toBe(button());
});

test("Escape, the edge of the week and leaving move nothing", async () => {
  button()?.focus();
  await press("ArrowLeft");
  await press("ArrowLeft");
  expect(said()).toBe(en.Calendar.edge);
  await press("Escape");
  expect(said()).toBe("The bridge stays on Tuesday.");
  await press("End");
  await act(async () => button()?.blur());
  expect(said()).toBe("The bridge stays on Tuesday.");
  expect(document.querySelector(".is-over")).toBeNull();
  expect(moveItem).not.toHaveBeenCalled();
});

test("what is refused is said with its reasons, and stays", async () => {
  moveItem.mockResolvedValue({ ok: false, code: "refused", reasons: [{ code: "time-past" }] });
  button()?.focus();
  await press("Home");
  await press("Enter");
  expect(said()).toBe("The bridge was not moved.");
  expect(document.querySelector("[role=alert]")?.textContent).toBe(
    en.EditorialReasons["time-past"],
  );
});

test("what leaves the week takes the focus to where that is said", async () => {
  moveItem.mockResolvedValue({ ok: true });
  button()?.focus();
  await press("Enter");
  const form = document.querySelector<HTMLFormElement>(".calendar-form");
  const [day, time] = form?.querySelectorAll("input") ?? [];
  expect(document.activeElement).toBe(day);
  if (day) day.value = "2026-12-08";
  if (time) time.value = "10:30";
  await act(async () => form?.requestSubmit());
  expect(moveItem.mock.calls[0]?.[0]).toMatchObject({ day: "2026-12-08", time: "10:30" });
  await show([]);
  expect(document.activeElement?.id).toBe("calendar-said");
  expect(said()).toMatch(/Tuesday 8\s+December/);
});

test("a card is taken to another day by mouse; where no day is nothing happens", async () => {
  moveItem.mockResolvedValue({ ok: true });
  const card = document.querySelector(".calendar-card");
  const [monday] = document.querySelectorAll(".calendar-day");
  const drag = (target: Element | null | undefined, type: string) =>
    act(async () => {
      const event = new Event(type, { bubbles: true, cancelable: true });
      Object.assign(event, { dataTransfer: { setData: () => {} } });
      target?.dispatchEvent(event);
    });
  await drag(card, "dragstart");
  await drag(card, "dragend");
  await drag(monday, "drop");
  expect(moveItem).not.toHaveBeenCalled();
  await drag(card, "dragstart");
  await drag(monday, "dragover");
  expect(monday?.className).toContain("is-over");
  await drag(monday, "drop");
  expect(moveItem.mock.calls[0]?.[0]).toMatchObject({ day: "2026-11-30" });
});

test("who may not move a thing has no way to", async () => {
  const { move: _, ...fixed } = item;
  await show([fixed]);
  expect(button()).toBeNull();
  expect(document.querySelector(".calendar-card")?.getAttribute("draggable")).not.toBe("true");
});
