"""法律法规 (laws)."""

from portal.read.document import Document


class Law(Document):
    """法律、行政法规、部门规章、地方性法规。"""
