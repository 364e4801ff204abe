import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import ru from "@/messages/ru.json" with { type: "json" };

test.each([
  [0, "0 новостей"],
  [1, "1 новость"],
  [2, "2 новости"],
  [5, "5 новостей"],
  [11, "11 новостей"],
  [12, "12 новостей"],
  [21, "21 новость"],
  [22, "22 новости"],
  [111, "111 новостей"],
  [1.5, "1,5 новости"],
])("counts %d stories in Russian as «%s»", (count, text) => {
  const words = createTranslator({ locale: "ru", messages: ru });
  expect(words("StoryList.stories", { count })).toBe(text);
});
