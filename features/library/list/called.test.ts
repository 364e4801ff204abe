import { expect, test } from "vitest";
import { calledIn, undescribedIn } from "./called";

const none = { title: "", alt: "", caption: "" };
const texts = [
  { ...none, locale: "en", alt: "A bridge", caption: "At dusk" },
  { ...none, locale: "ru", title: "Мост", alt: " " },
];

test("a picture is called by the words of the desk's language, else of another, else by its file", () => {
  expect(calledIn("ru", { name: "1.jpg", texts })).toEqual({ words: "Мост", locale: "ru" });
  expect(calledIn("zh", { name: "1.jpg", texts })).toEqual({ words: "A bridge", locale: "en" });
  expect(calledIn("zh", { name: "1.jpg", texts: [] })).toEqual({
    words: "1.jpg",
    locale: undefined,
  });
});

test("what is missing is the description of a picture and the title of a file", () => {
  expect(undescribedIn({ kind: "PICTURE", texts })).toEqual(["zh", "ru"]);
  expect(undescribedIn({ kind: "FILE", texts })).toEqual(["zh", "en"]);
});
