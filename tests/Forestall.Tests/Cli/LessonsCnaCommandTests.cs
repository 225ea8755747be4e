using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class LessonsCnaCommandTests
{
    private const string Chain = "case,U,D,L,G,E\na,1,1,1,1,1\nb,1,1,1,0,1\nc,1,0,1,1,1\nd,1,0,1,0,1\ne,0,1,1,1,1\nf,0,1,1,0,1\ng,0,0,0,1,1\nh,0,0,0,0,0\n";

    [Fact]
    public void Chains_and_common_causes_are_found()
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Json("lessons", "cna", "--data", Written(folder, Chain));
        Assert.Equal("complete", result.GetProperty("completeness").GetString());
        Assert.Equal(["(L + G <-> E)*(U + D <-> L)", "(U + D + G <-> E)*(U + D <-> L)"], result.GetProperty("csf").EnumerateArray().Select(static c => c.GetProperty("condition").GetString()));
        Assert.Equal(1, result.GetProperty("csf")[0].GetProperty("coherence").GetDouble());
        Assert.Equal(13, result.GetProperty("msc").GetArrayLength());
        Assert.Equal(1, result.GetProperty("asf")[0].GetProperty("measures").GetProperty("PAcon").GetDouble());
    }

    [Fact]
    public void Outcomes_order_and_exclusions_narrow_what_is_looked_for()
    {
        using var folder = new TemporaryFolder();
        var data = Written(folder, Chain);
        string?[] Atomic(params string[] more) => [.. CommandLine.Json(["lessons", "cna", "--data", data, .. more]).GetProperty("asf").EnumerateArray().Select(static a => a.GetProperty("condition").GetString())];
        Assert.Equal(["u*d <-> l", "g*l <-> e", "d*g*u <-> e"], [.. Atomic("--outcome", "~E,l").Select(static f => string.Join(" <-> ", f!.Split(" <-> ").Select(static (s, i) => i > 0 || s == "u*d" ? s : string.Join('*', s.Split('*').Order(StringComparer.Ordinal)))))]);
        Assert.Equal(["U + D <-> L"], Atomic("--ordering", "L", "--outcome", "L", "--strict"));
        Assert.Equal(["U + D + G <-> E"], Atomic("--outcome", "E", "--exclude", "L* -> E"));
    }

    [Fact]
    public void The_table_and_the_list_show_the_formulas()
    {
        using var folder = new TemporaryFolder();
        var data = Written(folder, Chain);
        var (code, output, _) = CommandLine.Run("lessons", "cna", "--data", data);
        Assert.Equal(App.Done, code);
        Assert.Contains("complete within 3 conjuncts, 4 disjuncts and complexity 10", output, StringComparison.Ordinal);
        Assert.Contains("(L + G <-> E)*(U + D <-> L)", output, StringComparison.Ordinal);
        var (_, list, _) = CommandLine.Run("lessons", "cna", "--data", data, "--suff-only", "--format", "csv");
        Assert.Equal(14, list.Trim().Split('\n').Length);
        Assert.StartsWith("kind,outcome,con,cov,complexity", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("row 2 (b), column 'U'", "case,U,D\na,0.5,1\nb,3,0\n")]
    [InlineData("row 2 (b), column 'D': the value is missing", "case,U,D\na,1,1\nb,0,\n")]
    [InlineData("there is no factor 'Z'", Chain, "--ordering", "Z < L")]
    [InlineData("stands twice", Chain, "--ordering", "U < U")]
    [InlineData("excludes nothing", Chain, "--exclude", "U")]
    [InlineData("is no max-step", Chain, "--max-step", "3,4")]
    [InlineData("are no measures", Chain, "--measures", "scon")]
    [InlineData("both outcomes", Chain, "--outcome", "E,e")]
    public void What_cannot_be_used_is_named(string part, string table, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var (code, _, errors) = CommandLine.Run(["lessons", "cna", "--data", Written(folder, table), .. more]);
        Assert.Equal(App.Failed, code);
        Assert.Contains(part, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_that_never_varies_is_a_warning()
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Json("lessons", "cna", "--data", Written(folder, "case,A,B,C,D\np,1,1,1,1\nq,1,0,0,0\n"));
        Assert.Equal(["the factor A has the same value in every case.", "the factor C is a copy of B: the data cannot tell them apart.", "the factor D is a copy of B: the data cannot tell them apart."], result.GetProperty("warnings").EnumerateArray().Select(static w => w.GetString()));
    }

    private static string Written(TemporaryFolder folder, string table)
    {
        var path = Path.Combine(folder.Path, "cases.csv");
        File.WriteAllText(path, table);
        return path;
    }
}
