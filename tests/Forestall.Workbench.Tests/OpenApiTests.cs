using System.Net;
using System.Text.Json;

namespace Forestall.Workbench.Tests;

/// <summary>What the interface answers is what its OpenAPI document says.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class OpenApiTests(OpenWorkbench workbench)
{
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["/api/v1/situations/{name}"] = "/api/v1/situations/Kosovo?asOf=1998-06",
        ["/api/v1/watch"] = "/api/v1/watch?asOf=1998-02",
        ["/api/v1/lessons/study/nca"] = "/api/v1/lessons/study/nca?perm=100",
        ["/api/v1/lessons/study/theory"] = "/api/v1/lessons/study/theory?theory=DIPL",
        ["/api/v1/ledger"] = "/api/v1/ledger?region=Europe&sort=deaths",
        ["/api/v1/replay"] = "/api/v1/replay?draws=64",
        ["/api/v1/believe"] = "/api/v1/believe?draws=64",
        ["/api/v1/sensitivity"] = "/api/v1/sensitivity?samples=16",
        ["/api/v1/episodes/{crossing}"] = "/api/v1/episodes/RWA-1994-04?draws=64",
        ["/api/v1/standing"] = "/api/v1/standing?asOf=1998-02&horizon=24",
        ["/api/v1/stories/{slug}"] = "/api/v1/stories/rwanda-1994",
        ["/api/v1/ledger/{crossing}"] = "/api/v1/ledger/RWA-1994-04",
        ["/api/v1/figures/{name}"] = "/api/v1/figures/measures?situation=IDN&asOf=1999-03",
        ["/api/v1/methods/{name}"] = "/api/v1/methods/replay",
        ["/api/v1/compare"] = "/api/v1/compare?b=draws%3D64%26a.force%3Dsceptical",
    };

    [Fact]
    public async Task Every_answer_fits_its_schema()
    {
        using var document = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));
        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Where(static p => p.Value.TryGetProperty("get", out _)).ToList();
        Assert.True(paths.Count >= 6);
        foreach (var path in paths)
        {
            var operation = path.Value.GetProperty("get");
            Assert.NotEqual(string.Empty, operation.GetProperty("summary").GetString());
            var address = Samples.GetValueOrDefault(path.Name, path.Name);
            if (address.Contains('{', StringComparison.Ordinal))
            {
                continue;
            }

            _ = await Fits(document.RootElement, operation, address);
        }
    }

    [Theory]
    [InlineData("/api/v1/replay")]
    [InlineData("/api/v1/believe")]
    [InlineData("/api/v1/sensitivity")]
    [InlineData("/api/v1/episodes/{crossing}")]
    public async Task What_takes_its_time_says_how_far_it_is_and_fits_its_schema_when_it_is_done(string path)
    {
        using var document = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));
        var operation = document.RootElement.GetProperty("paths").GetProperty(path).GetProperty("get");
        Assert.Contains(operation.GetProperty("parameters").EnumerateArray(), static p => p.GetProperty("name").GetString() == "p");
        var status = HttpStatusCode.Accepted;
        for (var k = 0; k < 1200 && status == HttpStatusCode.Accepted; k++)
        {
            status = await Fits(document.RootElement, operation, Samples[path]);
            await Task.Delay(status == HttpStatusCode.Accepted ? 250 : 0, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task A_plan_and_what_it_comes_to_fit_their_schemas()
    {
        using var document = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));
        JsonElement Operation(string path) => document.RootElement.GetProperty("paths").GetProperty(path).GetProperty("get");
        using var fields = Forms.Of(await workbench.Client.GetStringAsync("/plans", TestContext.Current.CancellationToken), ("situation", "Nepal"), ("asOf", "2001-10"), ("strategies", "talks"));
        using var begun = await workbench.Client.PostAsync("/plans", fields, TestContext.Current.CancellationToken);
        var plan = $"/api/v1{begun.Headers.Location}";
        Assert.Equal(HttpStatusCode.OK, await Fits(document.RootElement, Operation("/api/v1/plans/{id}"), plan));
        var status = HttpStatusCode.Accepted;
        for (var k = 0; k < 1200 && status == HttpStatusCode.Accepted; k++)
        {
            status = await Fits(document.RootElement, Operation("/api/v1/plans/{id}/outcomes"), $"{plan}/outcomes");
            await Task.Delay(status == HttpStatusCode.Accepted ? 250 : 0, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(HttpStatusCode.OK, await Fits(document.RootElement, Operation("/api/v1/plans/{id}/brief"), $"{plan}/brief"));
        using var outcomes = JsonDocument.Parse(await workbench.Client.GetStringAsync($"{plan}/outcomes", TestContext.Current.CancellationToken));
        Assert.Equal(["nothing further", "talks"], outcomes.RootElement.GetProperty("strategies").EnumerateArray().Select(static s => s.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task An_entry_of_the_journal_fits_its_schema()
    {
        using var document = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));
        using var fields = Forms.Of(await workbench.Client.GetStringAsync("/journal/new", TestContext.Current.CancellationToken), ("author", "A. Adviser"), ("role", "desk officer"), ("text", "Wait."), ("review", "2999-01-01"), ("statements", "It holds"), ("probabilities", "60"));
        using var kept = await workbench.Client.PostAsync("/journal", fields, TestContext.Current.CancellationToken);
        var operation = document.RootElement.GetProperty("paths").GetProperty("/api/v1/journal/{sequence}").GetProperty("get");
        Assert.Equal(HttpStatusCode.OK, await Fits(document.RootElement, operation, $"/api/v1{kept.Headers.Location}"));
    }

    private async Task<HttpStatusCode> Fits(JsonElement document, JsonElement operation, string address)
    {
        using var answer = await workbench.Client.GetAsync(address, TestContext.Current.CancellationToken);
        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(operation.GetProperty("responses").TryGetProperty(status, out var said), $"{address}: {status} is not in the document");
        var schema = said.GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Empty(Problems(schema, body.RootElement, document, address));
        return answer.StatusCode;
    }

    [Fact]
    public async Task Errors_are_problem_details()
    {
        using var answer = await workbench.Client.GetAsync("/api/v1/situations/Atlantis", TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("is no situation in this record", body.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_finds_what_does_not_fit()
    {
        using var document = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));
        var schema = document.RootElement.GetProperty("paths").GetProperty("/api/v1/record").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        using var wrong = JsonDocument.Parse("""{ "version": 7, "from": "1989-01", "to": "2024-12", "sources": [], "more": true }""");
        Assert.Equal(["$.more is not in the schema", "$.situations is missing", "$.version is Number, not string"], Problems(schema, wrong.RootElement, document.RootElement, "$").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Problems(JsonElement schema, JsonElement value, JsonElement root, string place)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(root, static (e, name) => e.GetProperty(name));
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return choices.EnumerateArray().Any(c => !Problems(c, value, root, place).Any()) ? [] : [$"{place} fits none of the choices"];
        }

        var types = !schema.TryGetProperty("type", out var type) ? [] : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static t => t.GetString()!).ToList() : [type.GetString()!];
        if (value.ValueKind == JsonValueKind.Null)
        {
            // A schema that names no type takes anything.
            return types.Count == 0 || types.Contains("null") ? [] : [$"{place} is null"];
        }

        if (types.Count > 0 && !types.Any(t => Fits(t, value)))
        {
            return [$"{place} is {value.ValueKind}, not {string.Join(" or ", types)}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object when schema.TryGetProperty("properties", out var properties) =>
            [
                .. value.EnumerateObject().SelectMany(p => properties.TryGetProperty(p.Name, out var inner) ? Problems(inner, p.Value, root, $"{place}.{p.Name}") : [$"{place}.{p.Name} is not in the schema"]),
                .. schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(static r => r.GetString()!).Where(r => !value.TryGetProperty(r, out _)).Select(r => $"{place}.{r} is missing") : [],
            ],
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => [.. value.EnumerateArray().SelectMany((v, k) => Problems(items, v, root, $"{place}[{k}]"))],
            _ => [],
        };
    }

    private static bool Fits(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };
}
