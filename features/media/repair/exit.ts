/** With which the process that mends ends where files cannot be asked for: sysexits' word for "try again". */
export const storeAwayExit = 75;
