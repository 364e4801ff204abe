import type { ComponentProps, ReactNode } from "react";

type Shared = {
  label: string;
  name: string;
  /** Left out: the name. Needed where a page has two fields of one name. */
  id?: string;
  hint?: ReactNode;
  /** What is wrong with it, in words. */
  error?: string | undefined;
  wide?: boolean;
  /** For screen readers only: where a table's heading says it to the eye. */
  hideLabel?: boolean;
};

type FieldProps = Shared & Omit<ComponentProps<"input">, "name" | "id">;

/** A labelled line of input, with its hint and its error tied to it. */
export function Field({
  label,
  name,
  id = name,
  hint,
  error,
  wide,
  hideLabel,
  ...input
}: FieldProps) {
  return (
    <FieldFrame {...{ label, id, hint, error, wide, hideLabel }}>
      <input
        {...input}
        {...described(id, hint, error)}
        id={id}
        name={name}
        className={`input ${input.className ?? ""}`}
      />
    </FieldFrame>
  );
}

type AreaProps = Shared & Omit<ComponentProps<"textarea">, "name" | "id">;

export function TextArea({
  label,
  name,
  id = name,
  hint,
  error,
  wide,
  hideLabel,
  ...area
}: AreaProps) {
  return (
    <FieldFrame {...{ label, id, hint, error, wide, hideLabel }}>
      <textarea {...area} {...described(id, hint, error)} id={id} name={name} className="input" />
    </FieldFrame>
  );
}

type SelectProps = Shared &
  Omit<ComponentProps<"select">, "name" | "id"> & {
    options: readonly { value: string; name: string }[];
  };

export function Select({
  label,
  name,
  id = name,
  hint,
  error,
  wide,
  hideLabel,
  options,
  ...select
}: SelectProps) {
  return (
    <FieldFrame {...{ label, id, hint, error, wide, hideLabel }}>
      <select {...select} {...described(id, hint, error)} id={id} name={name} className="input">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
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

type FrameProps = Pick<Shared, "label" | "hint" | "error" | "wide" | "hideLabel"> & {
  id: string;
  children: ReactNode;
};

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
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

function described(id: string, hint: ReactNode, error: string | undefined) {
  const by = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return {
    "aria-describedby": by.filter(Boolean).join(" ") || undefined,
    "aria-invalid": error !== undefined || undefined,
  };
}
