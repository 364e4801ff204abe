import { excel, libreOffice, proseMirror, wpsOffice } from "./others";
import type { Sample } from "./sample";
import { googleDocs, webPages, weChat } from "./web";
import { word } from "./word";

export const samples: Sample[] = [
  ...word,
  ...wpsOffice,
  ...libreOffice,
  ...excel,
  ...googleDocs,
  ...weChat,
  ...webPages,
  ...proseMirror,
];
