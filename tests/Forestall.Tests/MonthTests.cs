using CsCheck;

namespace Forestall.Tests;

public sealed class MonthTests
{
    private static readonly Gen<Month> Months = Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 12], static (y, m) => new Month(y, m));

    [Fact]
    public void Text_is_read_back_as_the_same_month() =>
        Months.Sample(static m => Month.Parse(m.ToString()) == m);

    [Fact]
    public void Difference_undoes_addition() =>
        Gen.Select(Months.Where(static m => m.Year is > 100 and < 9900), Gen.Int[-1000, 1000]).Sample(static (m, n) => m + n - m == n && m + n - n == m);

    [Fact]
    public void Order_is_that_of_the_text() =>
        Gen.Select(Months, Months).Sample(static (a, b) => Math.Sign(a.CompareTo(b)) == Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString())));

    [Theory]
    [InlineData("1994-13")]
    [InlineData("1994-00")]
    [InlineData("1994-4")]
    [InlineData("94-04")]
    [InlineData("1994/04")]
    [InlineData("+994-04")]
    [InlineData("0000-01")]
    [InlineData("")]
    public void What_is_no_month_is_refused(string text)
    {
        Assert.False(Month.TryParse(text, out _));
        Assert.Contains("yyyy-MM", Assert.Throws<FormatException>(() => Month.Parse(text)).Message, StringComparison.Ordinal);
    }
}
