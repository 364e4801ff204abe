"use client";

import { useEffect, useRef, useState } from "react";
import { type Dropped, droppedFiles, isDocument, pageAndBeside } from "./dropped-files";

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
/**
 * A file that is dropped anywhere on the page, alone or with its pictures or
 * in their folder, before anything else on it takes it: the browser would open
 * it, and the editor would ask for a picture.
 *
 * @param isOverText documents alone: pictures and all else are for the text
 * @returns whether one is held over the page
 */
export function useDroppedFile(
  take: (file: File, beside: Dropped[]) => void,
  isOverText: boolean,
): boolean {
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
      if (!event.dataTransfer || files.length === 0) return;
      if (isOverText && !files.some(isDocument)) return;
      event.preventDefault();
      event.stopPropagation();
      void droppedFiles(event.dataTransfer).then((files) => {
        const page = pageAndBeside(files);
        if (page) latest.current(page.file, page.beside);
      });
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
