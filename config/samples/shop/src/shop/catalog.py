"""What is for sale."""
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Product:
    name: str
    price: Decimal


PRODUCTS = {
    1: Product("Teapot", Decimal("24.90")),
    2: Product("Cup", Decimal("6.50")),
    3: Product("Assam, 250 g", Decimal("11.20")),
    4: Product("Sencha, 100 g", Decimal("9.80")),
}
