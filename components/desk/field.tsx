import type { ComponentProps, ReactNode } from "react";

/** A name, by which a form sends it, or an id, at which its label points, or both. */
type Named = { name: string; id?: string } | { name?: string; id: string };

type Shared = Named & {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with it, in words. */
  error?: string | undefined;
  wide?: boolean;
  /** For screen readers only: where a table's heading says it to the eye. */
  hideLabel?: boolean;
};

type Control<Tag extends "input" | "textarea" | "select"> = Shared &
  Omit<ComponentProps<Tag>, "name" | "id">;

/** A labelled line of input, with its hint and its error tied to it. */
export function Field(props: Control<"input">) {
  const { frame, control } = partsOf(props);
  // Children are a list of proposals: a `datalist` stands beside its input, not in it.
  const { children, className = "", ...input } = control;
  return (
    <FieldFrame {...frame}>
      <input {...input} className={`input ${className}`} />
      {children}
    </FieldFrame>
  );
}

export function TextArea(props: Control<"textarea">) {
  const { frame, control } = partsOf(props);
  return (
    <FieldFrame {...frame}>
      <textarea {...control} className="input" />
    </FieldFrame>
  );
}

type SelectProps = Control<"select"> & {
  options: readonly { value: string; name: string; lang?: string | undefined }[];
};

export function Select({ options, ...props }: SelectProps) {
  const { frame, control } = partsOf(props);
  return (
    <FieldFrame {...frame}>
      <select {...control} className="input">
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type CheckProps = { label: ReactNode } & Omit<ComponentProps<"input">, "type">;

export function Check({ label, ...input }: CheckProps) {
  return (
    <label className="check">
      <input {...input} type="checkbox" />
      <span>{label}</span>
    </label>
  );
}

/** Divides the properties into those of the frame around a control and those of the control. */
function partsOf<Props extends Shared>(props: Props) {
  const { label, hint, error, wide, hideLabel, id = props.name ?? "", ...rest } = props;
  const by = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return {
    frame: { label, id, hint, error, wide, hideLabel },
    control: {
      ...rest,
      id,
      "aria-describedby": by.filter(Boolean).join(" ") || undefined,
      "aria-invalid": error !== undefined || undefined,
    },
  };
}

type FrameProps = Omit<Shared, "id" | "name"> & { id: string; children: ReactNode };

function FieldFrame({ label, id, hint, error, wide, hideLabel, children }: FrameProps) {
  return (
    <div className={wide ? "field field-wide" : "field"}>
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : undefined}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
