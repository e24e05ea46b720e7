"""Makes pictures of the pages: on a desk in light and dark, on a phone of 320 px, and on paper."""

from pathlib import Path

from site_pages import DESK, PHONE, arguments, chromium, context, found, origin_of, signed_in

MODES = {
    "desk": dict(viewport=DESK, color_scheme="light"),
    "dark": dict(viewport=DESK, color_scheme="dark"),
    "phone": dict(viewport=PHONE, color_scheme="light", device_scale_factor=2),
}


def main():
    parser = arguments(__doc__)
    parser.add_argument("pictures", type=Path, help="folder that they go to")
    parser.add_argument("--mode", choices=[*MODES, "paper"], action="append", help="only these")
    given = parser.parse_args()
    modes = given.mode or [*MODES, "paper"]
    given.pictures.mkdir(parents=True, exist_ok=True)
    with origin_of(given.place) as origin, chromium(given.chromium) as browser:
        state = signed_in(browser, origin, given.token)
        paths = found(given.place, origin, state, browser)
        for mode in modes:
            session = context(browser, state, **MODES.get(mode, MODES["desk"]))
            page = session.new_page()
            for path in paths:
                page.goto(origin + path)
                name = path.strip("/").replace("/", "-")
                if mode == "paper":
                    page.pdf(path=given.pictures / f"{name}.pdf", prefer_css_page_size=True)
                else:
                    page.screenshot(path=given.pictures / f"{name}-{mode}.png", full_page=True)
            session.close()
    print(f"{len(paths)} pages, {', '.join(modes)}: {given.pictures}")


main()
