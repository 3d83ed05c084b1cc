from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from timeline_app.views.reading.pictures import read_picture

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "media").mkdir(parents=True)
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(tmp_path / "data" / "media" / "wide.png"))
    assert image.save(str(tmp_path / "outside.png"))
    return tmp_path / "data"


def test_a_picture_is_read_no_wider_than_the_column(folder: Path) -> None:
    image = read_picture(folder, "media/wide.png", 100, 2.0)
    assert image is not None
    assert (image.width(), image.height(), image.devicePixelRatio()) == (200, 100, 2.0)


def test_a_small_picture_keeps_its_size(folder: Path) -> None:
    image = read_picture(folder, "media/wide.png", 1000, 1.0)
    assert image is not None
    assert image.width() == 400


@pytest.mark.parametrize(
    "file", ["../outside.png", "/etc/hostname", "media/missing.png", "media", "https://example.org/x.png"]
)
def test_nothing_outside_the_dataset_is_read(folder: Path, file: str) -> None:
    assert read_picture(folder, file, 100, 1.0) is None


def test_a_link_out_of_the_dataset_is_not_followed(folder: Path) -> None:
    (folder / "media" / "link.png").symlink_to(folder.parent / "outside.png")
    assert read_picture(folder, "media/link.png", 100, 1.0) is None


def test_what_only_calls_itself_a_picture_is_none(folder: Path) -> None:
    (folder / "media" / "false.png").write_text("no picture")
    assert read_picture(folder, "media/false.png", 100, 1.0) is None


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp", "bmp", "svg", "svgz"])
def test_a_drawing_is_not_drawn_whatever_it_calls_itself(folder: Path, suffix: str) -> None:
    (folder / "media" / f"false.{suffix}").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    assert read_picture(folder, f"media/false.{suffix}", 100, 1.0) is None


def test_a_picture_under_another_pictures_suffix_is_read(folder: Path) -> None:
    (folder / "media" / "wide.png").rename(folder / "media" / "wide.jpg")
    assert read_picture(folder, "media/wide.jpg", 100, 1.0) is not None
