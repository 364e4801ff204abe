/** Cyrillic letters as Russians write them in Latin ones, in the two ways that are usual. */
const ways = [
  "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
  "a b v g d e yo j z i j k l m n o p r s t u f h c ch sh sch - y - e u ia",
].map((way) => {
  const latin = way.split(" ").map((each) => each.replace("-", ""));
  return new Map(
    [..."абвгдеёжзийклмнопрстуфхцчшщъыьэюя"].map((from, at) => [from, latin[at] ?? ""]),
  );
});

/** A text in Latin letters, each way once; what is not Russian stays. */
export function latinOf(text: string): string[] {
  const spelt = ways.map((way) =>
    [...text.toLowerCase()].map((each) => way.get(each) ?? each).join(""),
  );
  return [...new Set(spelt)];
}
