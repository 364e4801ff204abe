"use client";

import { useEffect, useRef, useState } from "react";

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
/** What programs for writing call their files; whatever else is dropped on a text is for the text. */
const isDocument = ({ name }: File) =>
  /\.(?:docx?|docm|dotx|wps|wpt|odt|rtf|pages|html?|mhtml|md|markdown|txt|xml)$/i.test(name);

/**
 * A file that is dropped anywhere on the page, before anything else on it
 * takes it: the browser would open it, and the editor would ask for a picture.
 *
 * @param isOverText documents alone: pictures and all else are for the text
 * @returns whether one is held over the page
 */
export function useDroppedFile(take: (file: File) => void, isOverText: boolean): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const isPicture = ({ type }: DataTransferItem) => type.startsWith("image/");
    const over = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      // Until it is dropped no name of it is told.
      if (isOverText && [...(event.dataTransfer?.items ?? [])].every(isPicture)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // It has left the window: between two elements there is another one.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      const file = files.find(isDocument) ?? (isOverText ? undefined : files[0]);
      if (!file) return;
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
  }, [isOverText]);
  return isOver;
}
