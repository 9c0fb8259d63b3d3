using System.Text;
using PyOps.Cli.Yaml;

namespace PyOps.Cli.Tests.Yaml;

public class YamlTextTests
{
    [Theory]
    [InlineData("a: 1\nb: [x, 'yes', \"no\", yes]", """{"a":1,"b":["x","yes","no",true]}""")]
    [InlineData("'1': a\n2: b\non: c\n1.5: d", """{"1":"a","2":"b","true":"c","1.5":"d"}""")]
    [InlineData("a: !!str 5\nb: !!int \"5\"\nc: !other x\nd: ! 7", """{"a":"5","b":5,"c":"x","d":"7"}""")]
    [InlineData("a: !!binary aGVsbG8=", """{"a":"hello"}""")]
    [InlineData("a: |\n  one\n  two\nb: >-\n  one\n  two", """{"a":"one\ntwo\n","b":"one two"}""")]
    [InlineData("a: &x {b: 1}\nc: *x\nd: [*x]", """{"a":{"b":1},"c":{"b":1},"d":[{"b":1}]}""")]
    [InlineData("p: &x {a: 1, b: 1}\nq: {<<: *x, b: 2}", """{"p":{"a":1,"b":1},"q":{"a":1,"b":2}}""")]
    [InlineData("p: &x {a: 1, b: 1}\nq: {b: 2, <<: *x}", """{"p":{"a":1,"b":1},"q":{"b":1,"a":1}}""")]
    [InlineData("a: 1\nb: 2\na: 3", """{"a":3,"b":2}""")]
    [InlineData("a: [b,\nc]\nd: \"e\nf\"", """{"a":["b","c"],"d":"e f"}""")]
    [InlineData("a: |\n  \n  one", """{"a":"\none\n"}""")]
    [InlineData("p: &x {a: 1}\nq: &y {a: 2, b: 2}\nr: {<<: [*x, *y]}", """{"p":{"a":1},"q":{"a":2,"b":2},"r":{"a":1,"b":2}}""")]
    [InlineData("\"<<\": 1", """{"<<":1}""")]
    [InlineData("a:\r\n- 1\r\n- b\r\n", """{"a":[1,"b"]}""")]
    [InlineData("a: 2001-12-14t21:59:43.10-05:00", """{"a":"2001-12-14t21:59:43.10-05:00"}""")]
    [InlineData("", null)]
    [InlineData("# nothing\n\n", null)]
    public void YAML_becomes_the_JSON_that_kubectl_makes_of_it(string yaml, string? json) =>
        Assert.Equal(json is null ? [] : [json], Json.Of(yaml));

    [Theory]
    [InlineData("a: *x", "1:4: no YAML: the alias *x names no anchor before it")]
    [InlineData("a: &x [*x]", "1:8: no YAML: the alias *x names no anchor before it")]
    [InlineData("a:\n  ~: 1", "2:3: no YAML: a key must be a text")]
    [InlineData("a:\n  [b]: 1", "2:3: no YAML: a key must be a text")]
    [InlineData("<<: 1", "1:1: no YAML: << takes an object or a list of objects")]
    [InlineData("a: .inf", "1:4: no YAML: this is a number that JSON does not know")]
    [InlineData("a: !!int x", "1:4: no YAML: this is not what its tag !!int says")]
    [InlineData("a: !!binary '%'", "1:4: no YAML: this is not what its tag !!binary says")]
    [InlineData("a: \"\\ud800\"", "1:4: no YAML: an escape in this text is no character")]
    public void What_is_no_YAML_is_told_with_its_line(string yaml, string problem) =>
        Assert.StartsWith(problem, Assert.Single(Json.Of(yaml)));

    [Fact]
    public void A_document_that_cannot_be_read_does_not_hide_the_next()
    {
        var documents = Json.Of("---\na: 1\n---\nb: [\n---\n# c\nc: 3\n--- # d\nd: 4\n");

        Assert.Equal(4, documents.Length);
        Assert.Equal("""{"a":1}""", documents[0]);
        Assert.StartsWith("5:1: no YAML: a value is expected here", documents[1]);
        Assert.Equal("""{"c":3}""", documents[2]);
        Assert.Equal("""{"d":4}""", documents[3]);
    }

    [Fact]
    public void Lines_count_from_the_beginning_of_the_file()
    {
        var last = YamlText.Read("%YAML 1.1\n---\na: 1\n...\n---\nb:\n  - c\n  - d: e\n").Last();

        Assert.Equal(8, FieldPath.LineOf(last.Root!, "b[1].d"));
    }

    [Fact]
    public void A_few_lines_of_aliases_cannot_ask_for_all_memory()
    {
        var laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 12; i++)
            laughs.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");

        Assert.Contains("its aliases stand for more than 16 MiB", Assert.Single(Json.Of(laughs.ToString())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    public void Nesting_is_bounded(string level) =>
        Assert.Contains(
            "nested more than 200 deep",
            Assert.Single(Json.Of(string.Concat(Enumerable.Repeat(level, 5000)))),
            StringComparison.Ordinal);
}
