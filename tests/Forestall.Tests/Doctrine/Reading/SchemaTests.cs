using System.Text.Json;
using Forestall.Doctrine.Reading.Internals;

namespace Forestall.Tests.Doctrine.Reading;

/// <summary>The published schemas say what the reader does: the same names, the same words, the same ranges.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement InstrumentsSchema = Schema("instruments");
    private static readonly JsonElement DoctrineSchema = Schema("doctrine");
    private static readonly JsonElement StrategySchema = Schema("strategy");

    [Fact]
    public void Every_object_holds_the_names_that_the_reader_knows()
    {
        Same(FileKeys.InstrumentsFile, InstrumentsSchema);
        Same(FileKeys.Question, Def(InstrumentsSchema, "question"));
        Same(FileKeys.Interactions, Property(InstrumentsSchema, "interactions"));
        Same(FileKeys.Instrument, Def(InstrumentsSchema, "instrument"));
        Same(FileKeys.Backfire, Property(Def(InstrumentsSchema, "instrument"), "backfire"));
        Same(FileKeys.DoctrineFile, DoctrineSchema);
        Same(FileKeys.Rule, Def(DoctrineSchema, "rule"));
        Same(FileKeys.Conditions, Def(DoctrineSchema, "when"));
        Same(FileKeys.Warning, Def(DoctrineSchema, "warning"));
        Same(FileKeys.StrategyFile, StrategySchema);
        Same(FileKeys.Step, Def(StrategySchema, "step"));
        Same(FileKeys.StepConditions, Def(StrategySchema, "when"));
        foreach (var schema in new[] { DoctrineSchema, StrategySchema })
        {
            Same(FileKeys.HarmSpan, Def(schema, "deaths"));
            Same(FileKeys.MonthSpan, Def(schema, "months"));
        }
    }

    [Fact]
    public void Every_parameter_has_the_range_that_the_reader_asks_for()
    {
        var instrument = Def(InstrumentsSchema, "instrument");
        foreach (var role in ParameterRole.OfInstrument)
        {
            var holder = role.Name.StartsWith("backfire.", StringComparison.Ordinal) ? Property(instrument, "backfire") : instrument;
            Ranged(role, Property(holder, role.Name.Split('.')[^1]));
        }

        foreach (var role in ParameterRole.OfAll)
        {
            Ranged(role, Property(Property(InstrumentsSchema, "interactions"), role.Name));
        }
    }

    [Fact]
    public void The_words_to_choose_from_are_the_same()
    {
        Assert.Equal(InstrumentReader.Classes, Words(Property(Def(InstrumentsSchema, "instrument"), "class")));
        Assert.Equal(FileKeys.Sides, Words(Property(Def(DoctrineSchema, "when"), "rubicon")));
        Assert.Equal(FileKeys.Sides, Words(Property(Def(StrategySchema, "when"), "rubicon")));
        Assert.Equal(FileKeys.InstrumentsFormat, Property(InstrumentsSchema, "format").GetProperty("const").GetString());
        Assert.Equal(FileKeys.DoctrineFormat, Property(DoctrineSchema, "format").GetProperty("const").GetString());
        Assert.Equal(FileKeys.StrategyFormat, Property(StrategySchema, "format").GetProperty("const").GetString());
    }

    [Fact]
    public void Warnings_and_spans_have_the_same_ranges()
    {
        var warning = Def(DoctrineSchema, "warning");
        foreach (var name in new[] { "within", "for" })
        {
            Assert.Equal((1, DoctrineReader.LongestWarning), (Property(warning, name).GetProperty("minimum").GetInt32(), Property(warning, name).GetProperty("maximum").GetInt32()));
        }

        Assert.Equal(0, Property(warning, "atLeast").GetProperty("exclusiveMinimum").GetDouble());
        Assert.Equal(1, Property(warning, "atLeast").GetProperty("maximum").GetDouble());
        Assert.All(
            new[] { Property(Def(DoctrineSchema, "months"), "atMost"), Property(Def(StrategySchema, "months"), "atLeast"), Property(Def(StrategySchema, "step"), "from"), Property(Def(StrategySchema, "step"), "until") },
            static p => Assert.Equal((0, DoctrineReader.LongestSpan), (p.GetProperty("minimum").GetInt32(), p.GetProperty("maximum").GetInt32())));
    }

    [Theory]
    [InlineData("instruments")]
    [InlineData("doctrine")]
    [InlineData("strategy")]
    public void Every_part_is_described_and_every_reference_leads_somewhere(string name)
    {
        var schema = Schema(name);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        var definitions = schema.GetProperty("$defs").EnumerateObject().Select(static d => $"#/$defs/{d.Name}").ToHashSet(StringComparer.Ordinal);
        var references = new List<string>();
        Visit(schema, references);
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.Contains(r, definitions));
    }

    private static void Visit(JsonElement element, List<string> references)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Visit(item, references);
            }
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (element.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String)
        {
            references.Add(reference.GetString()!);
        }

        foreach (var member in element.EnumerateObject())
        {
            if (member.Name == "properties" && member.Value.EnumerateObject().Count() > 1)
            {
                Assert.All(member.Value.EnumerateObject(), static p => Assert.True(p.Value.TryGetProperty("description", out _) || p.Value.TryGetProperty("$ref", out _), p.Name));
            }

            Visit(member.Value, references);
        }
    }

    private static void Ranged(ParameterRole role, JsonElement property)
    {
        var name = property.GetProperty("$ref").GetString()!["#/$defs/".Length..];
        var distribution = Def(InstrumentsSchema, name + "Distribution");
        Same(FileKeys.Distribution, distribution);
        Assert.Equal("#/$defs/" + name + "Distribution", Def(InstrumentsSchema, name).GetProperty("else").GetProperty("$ref").GetString());
        foreach (var number in new[] { Property(distribution, "value"), Property(distribution, "uniform").GetProperty("items"), Property(distribution, "triangular").GetProperty("items"), Property(distribution, "within").GetProperty("items") })
        {
            Assert.Equal(role.Least, number.GetProperty(role.AboveLeast ? "exclusiveMinimum" : "minimum").GetDouble());
            Assert.Equal(role.Most, number.GetProperty("maximum").GetDouble());
        }
    }

    private static void Same(IReadOnlyList<string> keys, JsonElement schema)
    {
        Assert.Equal(keys.Order(StringComparer.Ordinal), schema.GetProperty("properties").EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
    }

    private static string[] Words(JsonElement property) => [.. property.GetProperty("enum").EnumerateArray().Select(static e => e.GetString()!)];

    private static JsonElement Property(JsonElement schema, string name) => schema.GetProperty("properties").GetProperty(name);

    private static JsonElement Def(JsonElement schema, string name) => schema.GetProperty("$defs").GetProperty(name);

    private static JsonElement Schema(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Checkout.Root, "docs", "schemas", $"forestall-{name}.schema.json")));
        return document.RootElement.Clone();
    }
}
