"use client";

import { useEffect, useRef, useState } from "react";

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
/** Pictures that are dropped on a text are pictures of it. */
const isPicture = ({ type }: { type: string }) => type.startsWith("image/");

/**
 * A file that is dropped anywhere on the page, before anything else on it
 * takes it: the browser would open it, and the editor would ask for a picture.
 *
 * @returns whether one is held over the page
 */
export function useDroppedFile(take: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const isOurs = (event: DragEvent) =>
      bringsFiles(event) && ![...(event.dataTransfer?.items ?? [])].every(isPicture);
    const over = (event: DragEvent) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // It has left the window: between two elements there is another one.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const file = [...(event.dataTransfer?.files ?? [])].find((each) => !isPicture(each));
      if (!isOurs(event) || !file) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(file);
    };
    window.addEventListener("dragover", over, true);
    window.addEventListener("dragleave", leave, true);
    window.addEventListener("drop", drop, true);
    return () => {
      window.removeEventListener("dragover", over, true);
      window.removeEventListener("dragleave", leave, true);
      window.removeEventListener("drop", drop, true);
    };
  }, []);
  return isOver;
}
