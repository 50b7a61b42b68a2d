/** What a delta or next link of delta carries; opaque to clients. */
export interface DeltaPosition {
  /** Changes after this version are told; undefined while the first, full round is under way. */
  readonly since: number | undefined;
  /** Changes up to this version are told in this round. */
  readonly until: number;
  /** Where the round before began, for the replay fault. */
  readonly previous: number;
  readonly select: readonly string[] | undefined;
  readonly ids: readonly string[] | undefined;
  readonly issuedAt: number;
  /** First item of the page. */
  readonly start: number;
}

export function writeDeltaToken(position: DeltaPosition): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Undefined for anything this simulator has not issued. */
export function readDeltaToken(token: string): DeltaPosition | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return typeof value === 'object' && value !== null && 'until' in value
      ? (value as DeltaPosition)
      : undefined;
  } catch {
    return undefined;
  }
}
