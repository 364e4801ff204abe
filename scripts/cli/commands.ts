import { accountCommands } from "./accounts";
import { backupCommands } from "./backup";
import type { Command } from "./command";
import { doctorCommands } from "./doctor";
import { factsCommands } from "./facts";
import { glossaryCommands } from "./glossary";
import { importingCommands } from "./importing";
import { keepingCommands } from "./keeping";
import { lookingCommands } from "./looking";
import { maintenanceCommands } from "./maintenance";
import { mediaAddCommands } from "./media-add";
import { mediaFileCommands } from "./media-files";
import { mediaReplaceCommands } from "./media-replace";
import { operatingCommands } from "./operating";
import { pictureCommands } from "./pictures";
import { publishingCommands } from "./publishing";
import { replacingCommands } from "./replacing";
import { erasingCommand, reviewingCommands } from "./reviewing";
import { schedulingCommands } from "./scheduling";
import { searchingCommands } from "./searching";
import { secretCommands } from "./secret";
import { sectionCommands } from "./sections";
import { siteCommands } from "./site";
import { translatingCommands } from "./translating";
import { wordCommands } from "./word";
import { xliffCommands } from "./xliff";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  ...importingCommands,
  ...lookingCommands,
  ...factsCommands,
  ...glossaryCommands,
  ...reviewingCommands,
  ...translatingCommands,
  ...xliffCommands,
  ...wordCommands,
  ...publishingCommands,
  ...schedulingCommands,
  ...siteCommands,
  ...sectionCommands,
  ...keepingCommands,
  erasingCommand,
  ...searchingCommands,
  ...pictureCommands,
  ...mediaAddCommands,
  ...mediaReplaceCommands,
  ...mediaFileCommands,
  ...operatingCommands,
  ...doctorCommands,
  ...maintenanceCommands,
  ...replacingCommands,
  ...accountCommands,
  ...secretCommands,
  ...backupCommands,
];
