"""What all files of the tools are made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
PartialDay = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d){0,2}$")]
Address = Annotated[str, StringConstraints(pattern=r"^[a-z-]+/[a-z0-9-]+/(#[\w-]+)?$")]
YearRule = Annotated[str, StringConstraints(pattern=r"^(any|(<=|>=|<|>)\d{4})?$")]
Words = Annotated[str, StringConstraints(min_length=1)]
Number = int | float


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class File(Part):
    day: Day
