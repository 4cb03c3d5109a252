// SPDX-License-Identifier: EUPL-1.2

const nederland = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" });

/** The day so many days from today in the Netherlands, as a date field takes it: in the last hours of a day in UTC it is tomorrow there. */
export const overDagen = (n: number): string => {
  const [jaar, maand, dag] = nederland.format(new Date()).split("-").map(Number);
  return new Date(Date.UTC(jaar!, maand! - 1, dag! + n)).toISOString().slice(0, 10);
};
