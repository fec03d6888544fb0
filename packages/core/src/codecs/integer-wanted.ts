/** What an element of each integer type can be, for messages: `expected …`. */
export const integerWanted = {
  int8: 'a whole number from -128 to 127',
  int16: 'a whole number from -32768 to 32767',
  int32: 'a whole number of 32 bits',
  int64: 'a whole number of 64 bits',
  uint8: 'a whole number from 0 to 255',
  uint16: 'a whole number from 0 to 65535',
  uint32: 'a whole number of 32 bits, not negative',
  uint64: 'a whole number of 64 bits, not negative',
} as const
