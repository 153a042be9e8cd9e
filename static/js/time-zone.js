// Send the browser's time zone along with the sign-up form. Without it: UTC.

const field = document.querySelector("[data-time-zone]");
if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
