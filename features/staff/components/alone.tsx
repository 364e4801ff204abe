import type { ReactNode } from "react";
import { ClientMessages } from "@/components/desk/client-messages";

type Props = {
  title: string;
  lead: string;
  /** What else the page's forms say: see ClientMessages. */
  namespaces?: readonly string[];
  children: ReactNode;
};

/** A page before the door: signing in, and what a link that came by mail opens. */
export function Alone({ title, lead, namespaces = [], children }: Props) {
  return (
    <div className="desk-alone">
      <div className="desk-title">
        <h1>{title}</h1>
        <p>{lead}</p>
      </div>
      <ClientMessages namespaces={[...namespaces, "StaffReasons"]}>{children}</ClientMessages>
    </div>
  );
}
