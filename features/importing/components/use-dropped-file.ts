"use client";

import { useEffect, useRef, useState } from "react";
import { type Dropped, droppedFiles, isFor, type Taken } from "./dropped-files";

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/**
 * A file that is dropped anywhere on the page, alone or with its pictures or
 * in their folder, before anything else on it takes it: the browser would open
 * it, and the editor would ask for a picture.
 *
 * @param taken `documents` where pictures and all else are for the text,
 *   `pictures` where a document is for something else
 * @returns whether one is held over the page
 */
export function useDroppedFile(take: (files: Dropped[]) => void, taken: Taken): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (taken === "none") return;
    const isPicture = ({ type }: DataTransferItem) => type.startsWith("image/");
    const over = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      // Until it is dropped no name of it is told.
      if (taken === "documents" && [...(event.dataTransfer?.items ?? [])].every(isPicture)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // It has left the window: between two elements there is another one.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      // Another part of the page may have taken it already: what is missing stands above what is corrected.
      if (!event.dataTransfer || event.defaultPrevented || !isFor(event.dataTransfer, taken))
        return;
      event.preventDefault();
      event.stopPropagation();
      // A folder that cannot be read, or was moved meanwhile, has nothing in it.
      void droppedFiles(event.dataTransfer).then(latest.current, () => latest.current([]));
    };
    window.addEventListener("dragover", over, true);
    window.addEventListener("dragleave", leave, true);
    window.addEventListener("drop", drop, true);
    return () => {
      window.removeEventListener("dragover", over, true);
      window.removeEventListener("dragleave", leave, true);
      window.removeEventListener("drop", drop, true);
    };
  }, [taken]);
  return isOver;
}
