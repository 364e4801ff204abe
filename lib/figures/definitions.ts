/**
 * All figures that the site gives of itself, by their names in Prometheus.
 * Labels have few values each: no addresses of pages, readers or documents.
 * Every sample has `process` besides (front-1, app-1, worker-…).
 */

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const counters = {
  newsroom_requests_total: {
    help: "Answered requests, by what was asked for and the class of the status.",
    labels: ["kind", "status"],
  },
  newsroom_requests_refused_total: {
    help: "Requests that were refused before anything was looked for.",
    labels: ["reason"],
  },
  newsroom_bodies_undecoded_total: {
    help: "Bodies sent to actions that could not be decoded, and were answered 400.",
    labels: [],
  },
  newsroom_renders_total: {
    help: "Pages that were made, by what came of it.",
    labels: ["outcome"],
  },
  newsroom_pictures_away_total: {
    help: "Pictures that were not handed out: away, where their store could not be asked; damaged, until they are made anew.",
    labels: ["reason"],
  },
  newsroom_log_lines_dropped_total: {
    help: "Lines that were counted and not written, because the same was written just before.",
    labels: [],
  },
} as const satisfies Record<string, { help: string; labels: readonly string[] }>;

export const histograms = {
  newsroom_request_duration_seconds: {
    help: "From a request to the end of its answer; pages in memory are left out.",
    labels: ["kind"],
    buckets: seconds,
  },
  newsroom_render_duration_seconds: {
    help: "From the wish for a page until it was finished, waiting included.",
    labels: [],
    buckets: seconds,
  },
  newsroom_render_wait_seconds: {
    help: "Waiting of a page before it was rendered.",
    labels: [],
    buckets: seconds,
  },
  newsroom_publish_visible_seconds: {
    help: "From the commit of a publish until all of its addresses showed it on every process.",
    labels: [],
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800],
  },
} as const satisfies Record<
  string,
  { help: string; labels: readonly string[]; buckets: readonly number[] }
>;

export const gauges = {
  newsroom_store_memory_bytes: { help: "Of finished pages in memory.", labels: [] },
  newsroom_store_memory_pages: { help: "Finished pages in memory.", labels: [] },
  newsroom_store_writable: { help: "1 where finished pages can be put on disk.", labels: [] },
  newsroom_disk_free_bytes: { help: "Free on the data folder's disk.", labels: [] },
  newsroom_disk_size_bytes: { help: "Size of the data folder's disk.", labels: [] },
  newsroom_disk_free_ratio: {
    help: "Free share of the data folder's disk, of bytes or of files, whichever is less.",
    labels: [],
  },
  newsroom_render_queue_length: { help: "Pages that wait to be rendered.", labels: [] },
  newsroom_renders_running: { help: "Pages that are being rendered.", labels: [] },
  newsroom_database_pool_connections: {
    help: "Connections to the database, in use or idle.",
    labels: ["pool", "state"],
  },
  newsroom_database_pool_waiting: {
    help: "Questions that wait for a connection.",
    labels: ["pool"],
  },
  newsroom_loop_quiet_seconds: {
    help: "Since something that goes round last got somewhere.",
    labels: ["loop"],
  },
  newsroom_loop_stuck: { help: "1 where that is too long.", labels: ["loop"] },
  newsroom_jobs: { help: "Jobs, by kind: due, waiting or given up.", labels: ["kind", "state"] },
  newsroom_jobs_oldest_age_seconds: {
    help: "For how long the oldest job of a kind has been due.",
    labels: ["kind"],
  },
  newsroom_schedules: { help: "Schedules that are due, or planned for later.", labels: ["state"] },
  newsroom_schedules_oldest_age_seconds: {
    help: "For how long the oldest schedule has been due.",
    labels: [],
  },
  newsroom_receipts_open: { help: "Publishes that do not show everywhere yet.", labels: [] },
} as const satisfies Record<string, { help: string; labels: readonly string[] }>;

export type CounterName = keyof typeof counters;
export type HistogramName = keyof typeof histograms;
export type GaugeName = keyof typeof gauges;
export type Labels = Record<string, string>;
