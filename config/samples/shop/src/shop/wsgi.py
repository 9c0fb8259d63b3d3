"""The web application: products, a cart, and what an operator of the service wants to know."""
import logging
import os
import sys

from flask import Flask, abort, jsonify, request

from shop.cart import CartStore
from shop.catalog import PRODUCTS
from shop.process import who_am_i

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
app = Flask(__name__)
carts = CartStore()


@app.get("/")
@app.get("/products")
def products():
    return jsonify([{"id": number, "name": product.name, "price": str(product.price)} for number, product in PRODUCTS.items()])


@app.post("/carts/<cart>")
def add(cart):
    wanted = request.get_json()
    number, count = wanted.get("product"), wanted.get("count", 1)
    if number not in PRODUCTS:
        abort(404, f"no product {number!r}")
    if not isinstance(count, int) or not 1 <= count <= 100:
        abort(400, "count must be a whole number from 1 to 100")
    carts.add(cart, number, count)
    app.logger.info("cart %s: %d of %s", cart, count, PRODUCTS[number].name)
    return show(cart)


@app.get("/carts/<cart>")
def show(cart):
    return jsonify(cart=cart, items=carts.items(cart), total=str(carts.total(cart)))


@app.get("/healthz")
def ready():
    return jsonify(status="ok", products=len(PRODUCTS))


@app.get("/livez")
def alive():
    return jsonify(status="ok")


@app.get("/version")
def version():
    return jsonify(version=os.environ.get("VERSION", "unknown"), commit=os.environ.get("GIT_COMMIT"))


@app.get("/whoami")
def whoami():
    return jsonify(who_am_i())


@app.errorhandler(400)
@app.errorhandler(404)
def problem(error):
    return jsonify(error=error.description), error.code
