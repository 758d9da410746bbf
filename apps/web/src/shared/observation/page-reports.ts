/** Where failures of pages go. */
export interface PageReports {
  readonly dsn: string;
  readonly environment: string;
  readonly release: string;
}
