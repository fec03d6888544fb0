/** Lambda's errors of an invoke, by name; others have the code of their status. */
export const lambdaCodes = {
  EC2AccessDeniedException: 'INVALID_CONFIGURATION',
  EC2ThrottledException: 'OVERLOADED',
  ENINotReadyException: 'NOT_READY',
  EFSIOException: 'INTERNAL',
  EFSMountTimeoutException: 'INTERNAL',
  InvalidRuntimeException: 'INVALID_CONFIGURATION',
  InvalidZipFileException: 'INVALID_ARTIFACT',
  KMSAccessDeniedException: 'INVALID_CONFIGURATION',
  RequestTooLargeException: 'PAYLOAD_TOO_LARGE',
  ResourceConflictException: 'NOT_READY',
  ResourceNotFoundException: 'MODEL_NOT_FOUND',
  ResourceNotReadyException: 'NOT_READY',
  SerializedRequestEntityTooLargeException: 'PAYLOAD_TOO_LARGE',
  SnapStartNotReadyException: 'NOT_READY',
  TooManyRequestsException: 'OVERLOADED',
} as const
