import { expect, test } from "vitest";
import { withoutEmbedded } from "./embedded";

const letters = "A".repeat(3_000);
const data = `data:image/png;base64,${letters}`;

test("pictures are taken out of tags, styles and scripts, and letters that readers see are left", () => {
  const page = Buffer.from(
    `<style>a > b {} .c { background: url(${data}) } .d { background: url(${data}) }</style><script>x = a > b; y = "${data}"</script><p>Write ${data} here: <img alt="" src="${data}"></p>`,
  );
  const { page: rest, embedded } = withoutEmbedded(page);
  expect(embedded).toHaveLength(4);
  expect(rest.toString()).toContain(
    `<p>Write ${data} here: <img alt="" src="data:image/png;embedded=3,">`,
  );
});
