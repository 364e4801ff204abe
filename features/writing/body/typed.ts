import { keepable } from "@/lib/text/input";

/**
 * A line as it is being typed, in the form in which it will be kept except
 * for its edges: a space at the end is where the next word begins. What an
 * input method composes is left to it until it is done.
 */
export const typedLine = (value: string, composing = false): string =>
  composing ? value : keepable(value).replace(/[\n\t]+/gu, " ");

/** The same for a field of several lines. */
export const typedLines = (value: string, composing = false): string =>
  composing ? value : keepable(value).replaceAll("\t", " ");

/** Whether a change comes from an input method that is still at it. */
export const isComposing = ({ nativeEvent }: { nativeEvent: Event }): boolean =>
  "isComposing" in nativeEvent && nativeEvent.isComposing === true;
