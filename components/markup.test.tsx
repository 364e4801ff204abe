import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { log } from "@/lib/log";
import { Markup } from "./markup";

test("what stands in it is escaped once", () => {
  const html = renderToStaticMarkup(<Markup className="a&b">{"1 < 2 & <b>"}</Markup>);
  expect(html).toBe('<div class="a&amp;b">1 &lt; 2 &amp; &lt;b&gt;</div>');
});

test("what it does not know readers get all the same, and the log says why", () => {
  const said: unknown[] = [];
  const warned = vi.spyOn(log, "warn").mockImplementation((what: unknown) => void said.push(what));
  const html = renderToStaticMarkup(
    <Markup className="a">
      <p style={{ color: "red" }}>1 &lt; 2</p>
    </Markup>,
  );
  expect(html).toBe('<div class="a"><p style="color:red">1 &lt; 2</p></div>');
  expect(said).toEqual([
    { err: expect.objectContaining({ message: "the attribute style of type object" }) },
  ]);
  warned.mockRestore();
});

function NotThere(): never {
  throw new Error("NEXT_HTTP_ERROR_FALLBACK;404");
}

test("a page that is not there stays one", () => {
  const page = (
    <Markup className="a">
      <NotThere />
    </Markup>
  );
  expect(() => renderToStaticMarkup(page)).toThrow("404");
});
