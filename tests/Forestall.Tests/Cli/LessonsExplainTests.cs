using System.Globalization;
using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

/// <summary>Sentences of the commands that look at a solution: under the tables, and made from the figures.</summary>
public sealed class LessonsExplainTests
{
    private const string Cases = "case,A,B,C,O,REGION\np,0.9,0.8,0.7,0.95,north\nq,0.8,0.2,0.3,0.8,north\nr,0.2,0.9,0.4,0.3,south\ns,0.1,0.2,0.9,0.1,south\nt,0.7,0.9,0.1,0.8,south\nu,0.3,0.1,0.2,0.6,north\n";

    [Theory]
    [InlineData("robustness --sources REGION --test incl-cut=0.7 --clusters REGION --units REGION")]
    [InlineData("theory --theory ~C")]
    [InlineData("select")]
    [InlineData("select --necessary A+C")]
    public void Sentences_follow_the_tables_and_go_with_tables_only(string line)
    {
        using var folder = new TemporaryFolder();
        var plain = Told(folder, line);
        var told = Told(folder, line + " --explain");
        Assert.StartsWith(plain, told, StringComparison.Ordinal);
        Assert.All(told[plain.Length..].TrimEnd('\n').Split('\n'), static l => Assert.DoesNotContain("NaN", l, StringComparison.Ordinal));
        Assert.True(told.Length > plain.Length, "nothing was explained");
        var (code, _, errors) = CommandLine.Run(Call(folder, line + " --explain --format json"));
        Assert.Equal(2, code);
        Assert.Contains("--explain goes with tables only", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("robustness --solution A*B --test solution=A", "RF_cov 1.000: the robust core, what the solution and every test solution hold alike, keeps 100.0 % of the solution's coverage (0.592 of 0.592).")]
    [InlineData("robustness --solution A*B --test solution=A", "RF_SC_maxTS 0.700: 70.0 % of what the solution or what any test solution holds has")]
    [InlineData("robustness --solution A*B --test solution=A", "RCR_typ 0.667: of 3 cases with O, 2 are robust, in the solution and every test solution; 0 shaky, in the solution but not in every test solution; 1 possible,")]
    [InlineData("robustness --solution A*B --test solution=A", "RCR_dev is not defined: no case without O is robust, shaky or possible.")]
    [InlineData("robustness --solution A*B --test solution=A", "Rank 2 of 4: a case is in some test solution and not in the solution, and none the other way round.")]
    [InlineData("robustness --solution A --test solution=A*B", "solution=A*B, rank 3: a case is in the solution and not in this test solution, and none the other way round.")]
    [InlineData("robustness --solution A*B --test solution=A", "irrelevant 2: so many cases without O are in neither")]
    [InlineData("robustness --solution A --clusters REGION", "north, 3 cases: consistency 1.000, all membership in A, if there is any, lies within O; coverage 0.851, 85.1 % of the membership in O lies within A.")]
    [InlineData("robustness --solution A --clusters REGION --necessary A", "north, 3 cases: consistency 0.851, 85.1 % of the membership in O lies within A; coverage 1.000, all membership in A, if there is any, lies within O.")]
    [InlineData("robustness --max-steps 3", "frequency cut-off 1: moved alone in steps of 1, down the first step leads to another solution or to none; up ")]
    [InlineData("theory --theory A --solution A*B", "covered most likely 2: so many cases with O are in T*S, what theory and solution both say; 33.3 % of all 6 and 50.0 % of the 4 with O.")]
    [InlineData("theory --theory A --solution A*B", "uncovered most likely 1: so many cases with O are in T*~S, what the theory says and the solution does not; 16.7 % of all 6 and 25.0 % of the 4 with O.")]
    [InlineData("theory --theory A --solution A*B", "covS 0.592: S accounts for 59.2 % of the membership in O.")]
    [InlineData("select --solution A*B", "p: membership 0.800 in A*B, 0.950 in O; best 0.500,")]
    [InlineData("select --solution A*B", "t: membership 0.700 in A, 0.900 in the least of the other conjuncts of A*B, 0.800 in O; rank 1, A sets its membership in A*B; best 0.500,")]
    [InlineData("select --solution A*B", "u: membership 0.100 in the solution, 0.600 in O, 0.700 in the row ~A*~B*~C; best 0.300,")]
    public void Sentences_say_what_a_reckoning_by_hand_gives(string line, string sentence)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(sentence, Told(folder, line + " --explain"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ranges_and_what_is_found_again_are_the_figures_given_to_programs()
    {
        using var folder = new TemporaryFolder();
        const string Line = "robustness --max-steps 30";
        var figures = CommandLine.Json(Call(folder, Line));
        var told = Told(folder, Line + " --explain");
        foreach (var range in figures.GetProperty("ranges").EnumerateArray())
        {
            var setting = range.GetProperty("setting").GetDouble();
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{range.GetProperty("what").GetString()} {setting:0.######}: moved alone"), told, StringComparison.Ordinal);
            foreach (var bound in new[] { range.GetProperty("lower"), range.GetProperty("upper") }.Where(b => b.ValueKind == JsonValueKind.Number && b.GetDouble() != setting))
            {
                Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"the same to {bound.GetDouble():0.######}, and the next step"), told, StringComparison.Ordinal);
            }
        }

        var left = figures.GetProperty("leaveOneCaseOut");
        var again = left.GetProperty("models").EnumerateArray().Select(static m => (m, "model")).Concat(left.GetProperty("terms").EnumerateArray().Select(static t => (t, "term"))).ToList();
        Assert.NotEmpty(again);
        Assert.All(again, r => Assert.Contains($"{r.Item1.GetProperty("expression").GetString()} ({r.Item2}): found again in {r.Item1.GetProperty("found").GetInt32()} of {r.Item1.GetProperty("of").GetInt32()} runs", told, StringComparison.Ordinal));
    }

    private static string Told(TemporaryFolder folder, string line)
    {
        var (code, output, errors) = CommandLine.Run(Call(folder, line));
        Assert.Equal((App.Done, string.Empty), (code, errors));
        return output;
    }

    private static string[] Call(TemporaryFolder folder, string line)
    {
        var path = folder.File("cases.csv");
        File.WriteAllText(path, Cases);
        return ["lessons", .. line.Split(' '), "--data", path, "--outcome", "O", "--conditions", "A,B,C", "--incl-cut", "0.8"];
    }
}
