"use client";

import { type ChangeEvent, useEffect, useState } from "react";
import { bulkMedia } from "../list/bulk-form";

const boxes = () => [
  ...document.querySelectorAll<HTMLInputElement>(`input[name="media"][form="${bulkMedia}"]`),
];

/** Which pictures are chosen: read from the page, whose list the server has made. */
export function useChosenMedia() {
  const [chosen, setChosen] = useState<string[]>([]);
  const [all, setAll] = useState(false);
  const read = () => {
    const every = boxes();
    const checked = every.filter((box) => box.checked).map(({ value }) => value);
    setChosen(checked);
    setAll(checked.length > 0 && checked.length === every.length);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads the page, and nothing of the component
  useEffect(() => {
    read();
    document.addEventListener("change", read);
    return () => document.removeEventListener("change", read);
  }, []);
  const toggleAll = ({ target }: ChangeEvent<HTMLInputElement>) => {
    for (const box of boxes()) box.checked = target.checked;
    read();
  };
  return { chosen, all, toggleAll };
}
