"""A real SMTP receiver for the tests: reads each message strictly and writes what it says as JSON.

receiver.py FOLDER    listens on a free port of 127.0.0.1 and writes its number to FOLDER/port when it is ready, then each
                      message to FOLDER/mail/NNN.json. Recipients at refused.example.se are refused for good, those at
                      later.example.se as long as FOLDER/later is there. Ends with its standard input.
"""
import asyncio
import email
import email.policy
import json
import os
import sys

import aiosmtpd.smtp
import icalendar

folder = sys.argv[1]


def calendar_of(part):
    raw = part.get_content()
    octets = raw.encode()
    assert "\r\n" in raw and "\n" not in raw.replace("\r\n", ""), "lines end with CRLF"
    assert all(len(line) <= 75 for line in octets.split(b"\r\n")), "lines are folded"
    calendar = icalendar.Calendar.from_ical(octets)
    (event,) = calendar.walk("VEVENT")
    assert not calendar.errors and not event.errors, (calendar.errors, event.errors)
    attendee = event["ATTENDEE"]
    assert not isinstance(attendee, list), "nobody else's address"
    return {
        "method": str(calendar["METHOD"]),
        "methodOfPart": part.get_param("method"),
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "startsAt": event["DTSTART"].dt.isoformat(),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "attendee": str(attendee),
        "attendeeName": str(attendee.params["CN"]),
        "organizer": str(event["ORGANIZER"]),
    }


def read(envelope):
    message = email.message_from_bytes(envelope.content, policy=email.policy.strict.clone(linesep="\r\n"))
    parts = {part.get_content_type(): part for part in message.walk()}
    defects = [str(defect) for part in parts.values() for defect in part.defects]
    assert not defects, defects
    return {
        "from": envelope.mail_from,
        "recipients": envelope.rcpt_tos,
        "to": [address.addr_spec for address in message["To"].addresses],
        "toName": message["To"].addresses[0].display_name,
        "sender": message["From"].addresses[0].addr_spec,
        "subject": str(message["Subject"]),
        "messageId": str(message["Message-ID"]),
        "sentAt": message["Date"].datetime.isoformat(),
        "autoSubmitted": str(message["Auto-Submitted"]),
        "text": parts["text/plain"].get_content(),
        "calendar": calendar_of(parts["text/calendar"]),
    }


class Handler:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.endswith("@refused.example.se"):
            return "550 5.1.1 no such mailbox"
        if address.endswith("@later.example.se") and os.path.exists(f"{folder}/later"):
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        try:
            said = read(envelope)
        except Exception as error:  # told to the test, which sees that nothing of it is as expected
            said = {"error": repr(error), "recipients": envelope.rcpt_tos}
        path = f"{folder}/mail/{self.count:03}.json"
        with open(path + ".new", "w") as file:
            json.dump(said, file)
        os.rename(path + ".new", path)
        return "250 OK"


async def serve():
    os.makedirs(f"{folder}/mail")
    loop = asyncio.get_running_loop()
    handler = Handler()
    server = await loop.create_server(lambda: aiosmtpd.smtp.SMTP(handler), "127.0.0.1", 0)
    with open(f"{folder}/port.new", "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(f"{folder}/port.new", f"{folder}/port")
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(serve())
