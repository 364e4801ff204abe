/**
 * What was pressed before React had the page. It stands there long before the
 * desk's scripts do, and hears of nothing until then: a button did nothing, and
 * a form that a script sends was sent by the browser instead, which loads the
 * page again without what was typed. Forms that work without scripts name
 * their method or their address, and are left to the browser.
 */
const name = "newsroomPresses";

/** How the names begin of what React writes on each element that it holds. */
export const reactMark = "__reactProps$";

const pressed = (): Set<HTMLElement> =>
  (globalThis as { [name]?: Set<HTMLElement> })[name] ?? new Set();

/**
 * Part of the page itself, before anything that can be pressed, since what
 * notes it must not be waited for. What React does come to because it was
 * pressed, it deals with itself: it is looked at when that is over.
 */
export const earlyPressScript = `(function (pressed) {
  window.${name} = pressed;
  function held(element) {
    return Object.keys(element).some(function (key) { return key.indexOf("${reactMark}") === 0; });
  }
  function note(element) {
    setTimeout(function () { if (window.${name} && !held(element)) pressed.add(element); });
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button");
    if (button && button.type === "button" && !held(button)) note(button);
  }, true);
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!window.${name} || form.hasAttribute("method") || form.hasAttribute("action") || held(form)) return;
    event.preventDefault();
    note(event.submitter || form);
  }, true);
})(new Set());`;

/** What was pressed and is not done yet, in its order, each once. */
export const earlyPresses = (): HTMLElement[] => [...pressed()];

/** Presses it for whoever has pressed it before. */
export function pressAgain(element: HTMLElement): void {
  pressed().delete(element);
  if (!element.isConnected) return;
  if (element instanceof HTMLFormElement) element.requestSubmit();
  else element.click();
}

/** Nothing is noted any more: React has the page, and what it has not is no part of it (an editor's own buttons). */
export function forgetEarlyPresses(): void {
  Reflect.deleteProperty(globalThis, name);
}
