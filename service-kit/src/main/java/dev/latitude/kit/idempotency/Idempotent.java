package dev.latitude.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@code POST} safe to send again: with an {@code Idempotency-Key}, the first answer is
 * kept in the transaction that did the work, and a repetition gets that answer instead of doing the
 * work twice. The method must answer a {@code RestResponse}. What only asks is {@link
 * AnsweredAnew}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {}
