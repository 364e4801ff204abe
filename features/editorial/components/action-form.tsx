"use client";

import {
  type ActionFormProps,
  ActionForm as StaffActionForm,
} from "@/features/staff/components/action-form";
import { Reasons } from "./reasons";

/** A form of a story, which says below itself why it was refused. */
export function ActionForm<T extends object>(props: ActionFormProps<T>) {
  return (
    <StaffActionForm
      className=""
      {...props}
      below
      failure={(result) => <Reasons result={result} />}
    />
  );
}
