/** A page that asks for a USB, HID, serial or Bluetooth device is given none. */

type Preventable = { preventDefault(): void };
type NoDevice = (event: Preventable, details: unknown, answer: () => void) => void;

/** The part of Electron's `Session` that is used. */
export type DeviceChoosing = {
  on(event: 'select-hid-device', listener: NoDevice): unknown;
  on(event: 'select-usb-device', listener: NoDevice): unknown;
  on(
    event: 'select-serial-port',
    listener: (
      event: Preventable,
      ports: unknown,
      contents: unknown,
      answer: (id: string) => void,
    ) => void,
  ): unknown;
};

/** The part of Electron's `WebContents` that is used. */
export type BluetoothChoosing = {
  on(
    event: 'select-bluetooth-device',
    listener: (event: Preventable, devices: unknown, answer: (id: string) => void) => void,
  ): unknown;
};

export function refuseDevices(session: DeviceChoosing): void {
  const none: NoDevice = (event, _details, answer) => {
    event.preventDefault();
    answer();
  };
  session.on('select-hid-device', none);
  session.on('select-usb-device', none);
  // biome-ignore lint/complexity/useMaxParams: Electron's own signature.
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
}

export function refuseBluetooth(contents: BluetoothChoosing): void {
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
}
