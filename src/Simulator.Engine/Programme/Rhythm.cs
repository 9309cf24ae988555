namespace Simulator.Engine.Programme;

/// <summary>When regular encounters fall.</summary>
internal static class Rhythm
{
    /// <summary>Encounters due in a week (from 1) at a rate a week; half a one a week is one every second week.</summary>
    internal static int DueInWeek(double perWeek, int week) => (int)Math.Floor(week * perWeek + 1e-9) - (int)Math.Floor((week - 1) * perWeek + 1e-9);

    /// <summary>How many of a week's encounters fall on a day, when the first falls on some day and the others are spread back or forth.</summary>
    internal static int DueToday(int inWeek, int dayOfWeek, int firstDay, int daysPerWeek)
    {
        int due = 0;
        for (int k = 0; k < inWeek; k++)
        {
            int day = (firstDay - 1 + (int)((long)k * daysPerWeek / inWeek)) % daysPerWeek + 1;
            if (day == dayOfWeek) due++;
        }

        return due;
    }

    /// <summary>Whether one of some events, spread evenly over weeks first to last, falls into a week; they fall at the end of each part.</summary>
    internal static int EventsInWeek(int events, int week, int first, int last)
    {
        int weeks = last - first + 1, k = week - first + 1;
        if (k < 1 || k > weeks) return 0;
        return (int)((long)events * k / weeks) - (int)((long)events * (k - 1) / weeks);
    }
}
